import { isTag, type Element } from 'domhandler';

/** A CSS path that leads to the element: `div#content > table > tbody > tr:nth-of-type(3)`. */
export function pathOf(element: Element): string {
  const steps: string[] = [];
  for (let node: Element | null = element; node; node = node.parent && isTag(node.parent) ? node.parent : null) {
    const { id } = node.attribs;
    if (id !== undefined && /^[A-Za-z][\w-]*$/.test(id)) {
      steps.push(`${node.name}#${id}`);
      break;
    }
    const name = node.name;
    const alike = (node.parent?.children ?? [node]).filter((child) => isTag(child) && child.name === name);
    steps.push(alike.length === 1 ? name : `${name}:nth-of-type(${alike.indexOf(node) + 1})`);
  }
  return steps.reverse().join(' > ');
}
