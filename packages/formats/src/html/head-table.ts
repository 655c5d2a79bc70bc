import { load } from 'cheerio/slim';
import type { Document } from 'domhandler';
import { dayAsWritten } from '../day.js';
import type { Head } from '../decoded.js';

type Field = keyof Head;

/** Labels of the head table on government pages, without spaces and colon, by the field they fill. */
const labels: Readonly<Record<string, Field>> = {
  索引号: 'index',
  索取号: 'index',
  信息索引号: 'index',
  发文机关: 'issuer',
  发布机构: 'issuer',
  发文单位: 'issuer',
  制发机关: 'issuer',
  制发单位: 'issuer',
  发布单位: 'issuer',
  公开机构: 'issuer',
  发文机构: 'issuer',
  发文字号: 'number',
  文号: 'number',
  公文文号: 'number',
  发文文号: 'number',
  文件编号: 'number',
  文件字号: 'number',
  标题: 'title',
  名称: 'title',
  信息名称: 'title',
  文件名称: 'title',
  公文名称: 'title',
  成文日期: 'written',
  生成日期: 'written',
  制发日期: 'written',
  发文日期: 'written',
  印发日期: 'written',
  成文时间: 'written',
  发布日期: 'published',
  公开日期: 'published',
  公布日期: 'published',
  发布时间: 'published',
  公开时间: 'published',
};

/** `<meta>` names of the government website standard. */
const metas: Readonly<Record<string, Field>> = { articletitle: 'title', pubdate: 'published' };

const cells = 'td, th, dt, dd, li, p, span, b, strong, em, i, div, label';
const fold = (text: string) => text.replace(/[\s\u00a0\u3000]+/g, '');
const tidy = (text: string) => text.replace(/[\s\u00a0\u3000]+/g, ' ').trim();
/** A cell's text longer than this is no field: `标题` may also begin a paragraph of the body. */
const fieldLength = 300;

export interface PageHead {
  readonly head: Head | null;
  /** From `<meta name="ArticleTitle">`, an only `<h1>`, or `<title>` without the site's name. */
  readonly title: string | null;
}

/**
 * Reads the table that heads a government page (索引号, 发文机关, 成文日期, 发文字号 …), in a table, a list or a row of labelled
 * spans. A table counts only with two known labels, so that a body's own `标题：` is no head.
 */
export function headOf(document: Document): PageHead {
  const $ = load(document);
  const fields = new Map<Field, string>();
  const take = (field: Field, value: string) => {
    const text = tidy(value);
    if (text === '' || fields.has(field)) return;
    if (field !== 'written' && field !== 'published') fields.set(field, text);
    else {
      const day = dayAsWritten(text);
      if (day) fields.set(field, day);
    }
  };
  $(cells).each((_, element) => {
    const node = $(element);
    const raw = node.text();
    if (raw.length > fieldLength) return;
    const text = fold(raw);
    const alone = labels[text.replace(/[：:]$/, '')];
    if (alone) {
      // The label may be wrapped (`<td><b>索引号：</b></td>`): the value stands beside the outermost wrapper.
      let label = node;
      while (label.next().length === 0 && label.parent().length > 0 && fold(label.parent().text()) === text)
        label = label.parent();
      if (label.next().length > 0 && !labels[fold(label.next().text()).replace(/[：:]$/, '')])
        take(alone, label.next().text());
      else if (/[：:]$/.test(text) && label.parent().length > 0) take(alone, afterColon(label.parent().text()));
      return;
    }
    const inline = /^([^：:]{2,6})[：:](.+)$/s.exec(text);
    const field = inline ? labels[inline[1]!] : undefined;
    if (field && node.find(cells).length <= 2) take(field, afterColon(raw));
  });
  const head = fields.size >= 2 ? (Object.fromEntries(fields) as Head) : null;
  const named = new Map<Field, string>();
  $('meta[name]').each((_, element) => {
    const field = metas[($(element).attr('name') ?? '').toLowerCase()];
    const value = tidy($(element).attr('content') ?? '');
    if (field && value) named.set(field, value);
  });
  const day = dayAsWritten(named.get('published') ?? '');
  const withDay = day && !head?.published ? { ...head, published: day } : head;
  const only = $('h1').length === 1 ? tidy($('h1').text()) : '';
  const title = named.get('title') ?? (only || withoutSite(tidy($('title').first().text())));
  return { head: withDay, title: title || null };
}

function afterColon(text: string): string {
  const value = text.slice(text.search(/[：:]/) + 1);
  // Two fields in one line: 「文号：…　发布日期：…」 ends at the next label.
  const next = /[\s\u00a0\u3000]+[\u4e00-\u9fff]{2,5}[：:]/.exec(value);
  return next ? value.slice(0, next.index) : value;
}

/** `通知_政府信息公开_临江市人民政府` → `通知`. */
function withoutSite(title: string): string {
  return title.split(/\s*[_|｜]\s*|\s+[-–—]+\s+|--+/)[0] ?? '';
}
