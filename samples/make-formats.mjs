// Derives the GB18030, HTML and DOCX samples from the UTF-8 ones, byte for byte the same on every machine.
// Run from anywhere: node samples/make-formats.mjs [--check]; --check writes nothing and fails where a file differs.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';

const here = (name) => new URL(name, import.meta.url);
const text = (name) => readFileSync(here(name), 'utf8');
const escape = (words) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** GB18030 bytes of text whose characters all stand in its one- and two-byte parts; refuses any other character. */
function gb18030(words) {
  const decoder = new TextDecoder('gb18030');
  const pairs = new Map();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && !pairs.has(character)) pairs.set(character, [lead, trail]);
    }
  }
  const bytes = [];
  for (const character of words) {
    const code = character.codePointAt(0);
    if (code < 0x80) bytes.push(code);
    else if (pairs.has(character)) bytes.push(...pairs.get(character));
    else throw new Error(`gb18030: no two-byte form for ${character}`);
  }
  return Uint8Array.from(bytes);
}

/** A page as the site of a made-up city government would show it: header table, title, body, foot of the page. */
function html(paper, header) {
  const row = ([a, b, c, d]) =>
    `        <tr><th>${a}：</th><td>${escape(b)}</td>${c ? `<th>${c}：</th><td>${escape(d)}</td>` : ''}</tr>`;
  const lines = paper.trimEnd().split('\n');
  const body = lines.slice(2).map((line) =>
    /^[一二三四五六七八九十]+、/.test(line)
      ? `        <p style="text-indent:2em"><strong>${escape(line)}</strong></p>`
      : `        <p style="text-indent:2em">${escape(line)}</p>`,
  );
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
  <meta charset="utf-8">
  <title>${escape(lines[1])}_临江市人民政府</title>
  <meta name="SiteName" content="临江市人民政府">
  <meta name="ArticleTitle" content="${escape(lines[1])}">
  <meta name="PubDate" content="2025-03-20 09:12">
  <style>body { font-family: sans-serif } .nav a { margin-right: 1em } .box { width: 860px; margin: 0 auto }</style>
</head>
<body>
  <div class="nav"><a href="#">首页</a><a href="#">政务公开</a><a href="#">政务服务</a><a href="#">互动交流</a></div>
  <div class="box">
    <p class="crumbs">当前位置：首页 &gt; 政务公开 &gt; 市政府文件</p>
    <table class="header">
      <tbody>
${header.map(row).join('\n')}
      </tbody>
    </table>
    <h1>${escape(lines[1])}</h1>
    <div class="tools">【字号：<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>】 <a href="#">打印</a> <a href="#">关闭</a></div>
    <div id="content">
${body.join('\n')}
    </div>
    <script>var views = 0; function count() { views += 1; }</script>
    <div class="share">分享到：<a href="#">收藏</a></div>
  </div>
  <div class="foot">主办：临江市人民政府办公室　承办：临江市政务服务和数据局</div>
</body>
</html>
`;
}

/** A plain Word file: one paragraph per line; headings in 黑体, body in 仿宋_GB2312, fixed times inside the archive. */
function docx(paper) {
  const ns = 'http://schemas.openxmlformats.org';
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const lines = paper.trimEnd().split('\n');
  const paragraph = (line, index) => {
    const title = index === 0 || (line.length < 20 && !/[。：；]/.test(line) && index > 3 && index < 7);
    const section = /^[一二三四五六七八九十]+、/.test(line);
    const font = title ? '方正小标宋简体' : section ? '黑体' : '仿宋_GB2312';
    const place = title ? '<w:jc w:val="center"/>' : '<w:ind w:firstLine="640"/>';
    // Word cuts a paragraph into runs wherever it was edited; a reader must join them again.
    const cut = Math.floor(line.length / 2);
    const runs = [line.slice(0, cut), line.slice(cut)].filter(Boolean).map(
      (part) =>
        `<w:r><w:rPr><w:rFonts w:eastAsia="${font}"/><w:sz w:val="${title ? 44 : 32}"/></w:rPr>` +
        `<w:t xml:space="preserve">${escape(part)}</w:t></w:r>`,
    );
    return `<w:p><w:pPr>${place}</w:pPr>${runs.join('')}</w:p>`;
  };
  const page =
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>' +
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>';
  const files = {
    '[Content_Types].xml':
      `${head}<Types xmlns="${ns}/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      '<Override PartName="/word/document.xml" ' +
      'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      `${head}<Relationships xmlns="${ns}/package/2006/relationships"><Relationship Id="rId1" ` +
      `Type="${ns}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml':
      `${head}<w:document xmlns:w="${ns}/wordprocessingml/2006/main"><w:body>` +
      `${lines.map(paragraph).join('')}${page}</w:body></w:document>`,
  };
  const entries = Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)]));
  // Zip times are local time without a zone: this one gives the same bytes everywhere.
  return zipSync(entries, { level: 0, mtime: new Date(2025, 0, 1, 0, 0, 0), os: 0 });
}

const measures = text('01-临江市推动经济平稳向好三十条措施.txt');
const made = {
  '11-新增专项债券资金支付旬通报-GB18030.txt': gb18030(text('10-新增专项债券资金支付旬通报-2025年5月中旬.txt')),
  '12-临江市推动经济平稳向好三十条措施.html': strToU8(
    html(measures, [
      ['索引号', 'LJ0010-0202-2025-00013', '主题分类', '国民经济管理、国有资产监管'],
      ['发文机关', '临江市人民政府', '成文日期', '2025年03月18日'],
      ['标题', '临江市人民政府关于印发《临江市推动经济平稳向好三十条措施》的通知'],
      ['发文字号', '临政发〔2025〕8号', '发布日期', '2025年03月20日'],
      ['有效性', '有效'],
    ]),
  ),
  '13-云溪县提振消费若干措施（征求意见稿）.docx': docx(text('09-云溪县提振消费若干措施（征求意见稿）.txt')),
};

const check = process.argv.includes('--check');
for (const [name, bytes] of Object.entries(made)) {
  const same = existsSync(here(name)) && Buffer.compare(readFileSync(here(name)), bytes) === 0;
  if (!same && check) {
    process.exitCode = 1;
    console.error(`${name} is not what make-formats.mjs makes: run node samples/make-formats.mjs`);
  } else if (!same) {
    writeFileSync(here(name), bytes);
    console.log(`wrote ${name}, ${bytes.length} bytes`);
  }
}
