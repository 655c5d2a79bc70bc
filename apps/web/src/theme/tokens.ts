/**
 * The one place for colours, sizes and type. Lamps keep 4.5 : 1 against white where they carry text (WCAG 2.2 AA), and
 * never stand without their word: a colour alone says nothing to one in twelve men.
 */
export const colours = {
  ink: '#1b2430',
  quiet: '#566172',
  line: '#dfe4ea',
  ground: '#f4f6f8',
  paper: '#ffffff',
  primary: '#1d4f91',
  tint: '#e8eff8',
  green: '#1f7a3f',
  yellow: '#8f6400',
  yellowGround: '#f6c445',
  red: '#b3261e',
  grey: '#5f6b7a',
  /** Lines that bound a control, heads of tables, a row under the pointer. */
  edge: '#b9c2cd',
  band: '#eef2f6',
  hover: '#f8fafc',
  /** Grounds for text in their colour, and that text where the lamp's own would be too pale on them. */
  greenPale: '#eef7f1',
  yellowPale: '#fef8e6',
  yellowEdge: '#d9a514',
  yellowInk: '#3d2c00',
  redPale: '#fcefed',
  redEdge: '#efc4bf',
  redInk: '#8c1d18',
  /** Words that a search found, or that somebody cites. */
  found: '#fbe3c0',
  cited: '#fff3b0',
  /** Facts in a paper's words. */
  markCommitment: '#dbe8fb',
  markProvision: '#ece3f8',
  markDuty: '#d8f0ea',
  markObservation: '#eef0d8',
  markFundFlow: '#fbe9c8',
  /** The projector's dark ground, and what stands on it. */
  stage: '#0f2a4d',
  stageDeep: '#0b2140',
  stageRaised: '#1b3b66',
  stageChip: '#33527c',
  stageEdge: '#4a6a95',
  stageHead: '#a9c6ea',
  stageQuiet: '#c5d6ec',
} as const;

/** System fonts that hold Chinese, in the order in which offices have them. */
export const fonts = {
  text: '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "WenQuanYi Micro Hei", system-ui, sans-serif',
  paper: '"Songti SC", "SimSun", "Noto Serif CJK SC", "Noto Sans CJK SC", serif',
  figure: '"Tabular", "DIN Alternate", "Bahnschrift", "Noto Sans CJK SC", system-ui, sans-serif',
} as const;

/** Hands colours and type to the style sheets, as `--ink` and so on. */
export function paint(root: HTMLElement): void {
  for (const [name, value] of Object.entries(colours)) root.style.setProperty(`--${name}`, value);
  for (const [name, value] of Object.entries(fonts)) root.style.setProperty(`--font-${name}`, value);
}
