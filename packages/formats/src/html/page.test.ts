import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { beside } from '../../../../tests/real-papers.js';
import { decode } from '../index.js';

const paragraph = (number: string, text: string) => `<p>${number}、${text}</p>\n`;
const body = [
  paragraph('一', '市发展改革委牵头，加快推进东湖区智慧港口项目建设，2025年底前完成投资12亿元，建成泊位三个。'),
  paragraph('二', '市住房城乡建设局负责筹集保障性住房房源，全年不少于2000套，优先安排北山区和云溪县。'),
  paragraph('三', '市财政局统筹安排专项资金，对符合条件的企业每户给予补贴，<b>最高</b>不超过50万元。'),
].join('');
const page = (inner: string) => `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>临江市若干措施_政府信息公开_临江市人民政府</title>
<style>p { color: red }</style><script>document.write('脚本里的字')</script></head>
<body><div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li></ul></div>
<table class="head"><tr><td><b>索 引 号：</b></td><td>0012/2025-0007</td><td>发文机关：</td><td>临江市人民政府</td></tr>
<tr><td>成文日期：</td><td>2025年3月5日</td><td>发布日期：</td><td>2025-03-08 10:20</td></tr>
<tr><td>标　　题：</td><td colspan="3">临江市推进重点工作若干措施</td></tr>
<tr><td>发文字号：</td><td>临政发〔2025〕9号</td></tr></table>
<h1>临江市推进重点工作若干措施</h1>
<div class="content" id="zoom">${inner}</div>
<div class="share">分享到：<a href="#">微博</a></div><div class="footer">主办：临江市人民政府办公室 <a href="/map">网站地图</a></div></body></html>`;

describe('web pages', () => {
  it('give the fields of their head table and their body as lines', async () => {
    const { text, head, title, mediaType, notes } = await decode(Buffer.from(page(body)), '9.html');
    expect(mediaType).toBe('text/html');
    expect(title).toBe('临江市推进重点工作若干措施');
    expect(head).toEqual({
      index: '0012/2025-0007',
      issuer: '临江市人民政府',
      number: '临政发〔2025〕9号',
      title: '临江市推进重点工作若干措施',
      written: '2025-03-05',
      published: '2025-03-08',
    });
    expect(notes).toEqual([]);
    const lines = text.split('\n');
    expect(lines[0]).toBe('临江市推进重点工作若干措施');
    expect(lines.slice(1).map((line) => line.slice(0, 2))).toEqual(['一、', '二、', '三、']);
    expect(lines[3]).toContain('每户给予补贴，最高不超过50万元。');
    for (const word of ['脚本', 'color', '首页', '分享', '网站地图']) expect(text).not.toContain(word);
  });

  it('lead offsets back to the element', async () => {
    const { text, positions } = await decode(Buffer.from(page(body)), '9.html');
    expect(positions.locate(text.indexOf('2000套'))).toMatchObject({ line: 3, element: 'div#zoom > p:nth-of-type(2)' });
    expect(positions.locate(0).element).toBe('html > body > h1');
  });

  it('keep data tables as tabs, with merged cells in their columns', async () => {
    const table = `<table><tr><th rowspan="2">县区</th><th colspan="2">房源</th></tr><tr><td>计划</td><td>完成</td></tr>
      <tr><td>东湖区</td><td>800</td><td>650</td></tr><tr><td>北山区</td><td>600</td><td>590</td></tr></table>`;
    const { text } = await decode(Buffer.from(page(body + table)), '9.html');
    expect(text.split('\n').slice(4)).toEqual(['县区\t房源', '\t计划\t完成', '东湖区\t800\t650', '北山区\t600\t590']);
  });

  it('take a layout table for none', async () => {
    const { text } = await decode(Buffer.from(page(`<table><tr><td>${body}</td></tr></table>`)), '9.html');
    expect(text).not.toContain('\t');
    expect(text.split('\n')).toHaveLength(4);
  });

  it('join lines that the source breaks between Chinese characters', async () => {
    const { text } = await decode(Buffer.from(page(body.replace('智慧港口', '智慧\n      港口'))), '9.html');
    expect(text).toContain('智慧港口');
  });

  it('are decoded as their meta element says', async () => {
    const start = Buffer.from(
      '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body><p>',
    );
    // 临江市人民政府印发工作方案。
    const line = Buffer.from('c1d9bdadcad0c8cbc3f1d5feb8aed3a1b7a2b9a4d7f7b7bdb0b8a1a3', 'hex');
    const { text, encoding } = await decode(
      Buffer.concat([start, line, line, Buffer.from('</p></body></html>')]),
      'gb.html',
    );
    expect(encoding).toBe('gb18030');
    expect(text).toBe('临江市人民政府印发工作方案。临江市人民政府印发工作方案。');
  });

  it('take a body’s own label for no head', async () => {
    const { head } = await decode(Buffer.from(`<html><body>${body}<p>标题：另一个</p></body></html>`), 'x.html');
    expect(head).toBeUndefined();
  });

  const folder = beside('documents/formats');
  it.skipIf(folder === null)('of real governments lose no paragraph', async () => {
    for (const name of readdirSync(folder!).filter((file) => file.endsWith('.html'))) {
      const html = readFileSync(join(folder!, name), 'utf8');
      const { text, head, positions } = await decode(Buffer.from(html), name);
      const paragraphs = [...html.matchAll(/<p\b[^>]*>(.*?)<\/p>/gs)]
        .map(([, inner]) => inner!.replace(/<[^>]+>|&nbsp;|\s|\u3000/g, ''))
        .filter((inner) => inner.length > 30 && !inner.includes('&'));
      const folded = text.replace(/\s/g, '');
      expect(paragraphs.length).toBeGreaterThan(1);
      expect(paragraphs.filter((inner) => !folded.includes(inner))).toEqual([]);
      expect(positions.locate(text.length >> 1).element).toBeTruthy();
      if (name.startsWith('govcn')) expect(Object.keys(head ?? {})).toHaveLength(6);
    }
  });
});
