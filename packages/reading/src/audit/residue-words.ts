/** Names of HTML character entities that survive a bad conversion. */
export const ENTITIES: ReadonlySet<string> = new Set(
  'nbsp lt gt amp quot apos ldquo rdquo lsquo rsquo mdash ndash hellip middot bull ensp emsp times divide copy reg deg yen'.split(
    ' ',
  ),
);

/** Names of HTML elements; `<项目>` and other words between angle brackets are none. */
export const TAGS: ReadonlySet<string> = new Set(
  'p br div span font b strong i em u a img table tr td th tbody thead ul ol li h1 h2 h3 h4 h5 h6 hr sup sub script style o v iframe input section center'.split(
    ' ',
  ),
);

/**
 * Controls of government web pages that come along when a page is copied. Only a whole line counts, and only words
 * that no paper has as a line of its own.
 */
export const BUTTONS: ReadonlySet<string> = new Set([
  '进入测试',
  '进入投票',
  '进入调查',
  '我要投票',
  '打印本页',
  '【打印本页】',
  '打印此页',
  '[打印本页]',
  '关闭窗口',
  '【关闭窗口】',
  '[关闭窗口]',
  '关闭本页',
  '【关闭】',
  '【打印】',
  '返回顶部',
  '返回首页',
  '返回列表',
  '回到顶部',
  '我要纠错',
  '【我要纠错】',
  '扫一扫在手机打开当前页',
  '扫一扫在手机打开',
  '用手机扫一扫',
  '分享到：',
  '分享到:',
  '分享到',
  '一键分享',
  '收藏本页',
  '加入收藏',
  '点击下载',
  '点击查看更多',
  '查看更多',
  '阅读全文',
  '展开全文',
  '上一篇：',
  '下一篇：',
  '上一篇:',
  '下一篇:',
  '暂无附件',
  '相关附件：',
  '无障碍浏览',
  '字号：大 中 小',
  '字体：大 中 小',
  '【字体：大 中 小】',
  '【字号：大 中 小】',
]);
