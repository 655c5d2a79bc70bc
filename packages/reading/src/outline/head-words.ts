/** Words by which the parts of a paper's head and foot are told. Data only; the files that use them say how. */

/** What a paper calls itself at the end of its title. */
export const PAPER_KIND =
  /(?:措施|举措|政策|意见|方案|办法|细则|规定|规则|决定|决议|通知|通告|公告|公示|通报|报告|函|批复|复函|答复|要点|计划|规划|纲要|条例|清单|指南|纪要|简报|十条|条|实施|制度|标准|章程|公报|说明|解读|工作法|行动|任务)(?:[（(〔][^（()）]{1,12}[）)〕])?$/;

/** A paper that may still change: 征求意见稿, 送审稿. */
export const DRAFT = /征求意见稿|送审稿|讨论稿|草案|审议稿|公开征求|征求.{0,30}意见的(?:公告|通知|函|通告)/;

/** An addition to a title on a line of its own: （征求意见稿）, （试行）. */
export const TITLE_SUFFIX =
  /^[（(〔【[](?:征求意见稿|送审稿|讨论稿|草案|审议稿|试行|暂行|修订稿?|第[一二三四五]版|\d{4}年版|\d{4}版|公开征求意见稿|代拟稿|摘要|节选|20\d\d年(?:度|\d{1,2}(?:[-—至]\d{1,2})?月份?|第?[一二三四1-4]季度|[上下]半年))[）)〕】\]]$/;

/** Left-overs of a web page or an editor, whole lines. */
export const RESIDUE =
  /^(?:下载|打印|打印本页|全屏|收藏|分享|分享到.{0,12}|关闭|关闭窗口|字号.{0,8}|加大|还原|减小|【字号：?|】|【?字体.{0,14}|\[?视频\]?|进入测试|进入投票|返回顶部|返回|上一篇.{0,60}|下一篇.{0,60}|相关报道[：:]?|相关链接[：:]?|相关阅读[：:]?|相关附件[：:]?|推荐阅读[：:]?|扫一扫.{0,30}|【?原文下载】?|【?原文链接】?.{0,3}|浏览次数[：:]?.{0,12}|点击数[：:]?.{0,12}|阅读[：:]?\d*|-{3,}|={3,}|_{3,}|\*{3,}|无障碍|首页.{0,40}|当前位置.{0,60}|打印\s*关闭\s*分享|[（(]?(?:责任)?编辑[：:].{0,20}|审核[：:].{0,20}|校对[：:].{0,20}|监制[：:].{0,20}|(?:来源|信息来源|稿源|文章来源)[：:].{0,30}|- \[.*|!?\[.{0,80}\]\(.*)$/;

/** `- key: value` lines of a page's header table; group 1 the key, the rest after the colon the value. */
export const META_KEY =
  /^[【[]?(索引号|发文机关|发文单位|发布机构|发布单位|制发机关|公开主体|信息来源|来源|成文日期|发文日期|印发日期|发布日期|发布时间|公开日期|生成日期|时间|日期|文号|发文字号|文件编号|标题|名称|主题词|主题分类|分类|体裁分类|有效性|效力状态|原文链接|检索时间|检索关键词|检索词|关键词|文种|施行日期|失效日期|作者|记者|点击)[】\]]?\s*(?:\*\*)?\s*[：:]\s*/;

/** A web page's line under its title: 2025-05-16 17:49 来源：临江日报 【字体：大 中 小】 打印. */
export const WEB_LINE =
  /【?字[体号][：:\s]|打印本页|关闭窗口|分享到|浏览次数|(?:19|20)\d\d-\d\d-\d\d.{0,14}(?:来源|作者|发布|编辑)[：:]?|来源[：:].{2,30}(?:19|20)\d\d-\d\d-\d\d|发表于/;

export const DATE_KEY = /^(?:成文日期|发文日期|印发日期|发布日期|发布时间|公开日期|生成日期|时间|日期)$/;
export const NUMBER_KEY = /^(?:文号|发文字号|文件编号)$/;
export const ISSUER_KEY = /^(?:发文机关|发文单位|制发机关)$/;

/** The end of the name of a body that issues papers. */
export const BODY_END =
  /(?:党委|工委|党组|政府|办公厅|办公室|委员会|管委会|人大|政协|法院|检察院|厅|局|委|院|部|署|处|所|站|中心|公司|集团|协会|商会|联合会|总会|行|银行|支行|分行|领导小组|指挥部|专班|督查室|小组|学会|学院|大学|总队|支队|工会|中央|国务院|团委|妇联|工商联|文联|科协|残联|报社|研究室|社)(?:[（(][^（()）]{1,20}[）)])?$/;

/** Words of deeds inside the names of bodies: 保交楼⟦工作⟧专班, 投资⟦促进⟧局. */
export const BODY_WORDS =
  /工作(?=专班|领导小组|小组|组|办公室|局|委员会|部|站|中心|委|队|厅|署)|(?:推进|促进|落实)(?=[^，。]{0,10}(?:局|会|中心|办公室|领导小组|专班)$)/g;

/** Words that make a line something else than the name of a body, once those above are taken out. */
export const NOT_A_BODY = /[。；！？：“”《》]|关于|通知|公告|报告|措施|意见|工作|加强|推进|推动|促进|支持|落实/;

/** Titles of digests and bulletins that appear again and again. */
export const PERIODICAL =
  /要讯|简报|快报|周报|旬报|月报|动态|专报|要情|摘编|参考|信息|资讯|速递|速览|摘要|周刊|导刊|内参|舆情|每周|每日|早报|晚报/;

/** Programmes and columns of short news. */
export const NEWSREEL = /联播|快讯|简讯|要闻|新闻|播报|速览|早报|晚报|一周/;

/** Heading of a table of contents. */
export const CONTENTS =
  /^[【[]?(?:目\s{0,4}录|本期(?:要目|导读|目录|内容|看点)|内容(?:提要|导读)|要\s{0,2}目|导\s{0,2}读|今日要目)[】\]]?[：:]?$/;

/** Heads of sections that set the scene and carry no measure. */
export const PREAMBLE =
  /^(?:指导思想|总体要求|总体思路|基本原则|工作原则|总体目标|工作目标|主要目标|发展目标|目标任务|工作思路|总体目标和主要指标|总体要求和(?:主要|发展|工作)?目标|指导思想和(?:基本原则|总体目标|工作目标|主要目标)|编制依据|背景依据|制定依据)$/;

/** Heads of sections that describe, in papers that otherwise promise and rule: their items are no measures. */
export const DESCRIPTIVE =
  /^(?:(?:充分|深刻|切实|进一步)认识[^，。；]{0,30}(?:意义|重要性|必要性|紧迫性)|(?:重要|重大)意义|(?:起草|出台|制定|编制|政策)?背景(?:[和及与、](?:依据|过程|意义|必要性))?|(?:起草|制定|编制)(?:过程|说明|情况)|存在的?(?:主要|突出)?问题|主要问题(?:和困难)?|(?:面临的?)?形势(?:与|和)?(?:挑战|任务)?|(?:发展|工作)(?:基础|现状|成就|回顾)|(?:申[请领报]|所需|提交|报名|提供的?)材料|联系方式|咨询电话|名词解释)$/;

/** `一、已开展的工作`: heads of sections that tell, whether numbered ones stand below them or not. */
export const TOLD =
  /^(?:(?:已|前期|近期|目前|主要)?(?:开展|做|推进)的(?:主要|重点)?工作(?:情况)?|主要(?:工作)?做法|(?:发展|工作|现实)(?:基础|现状|成就|成效|回顾))$/;

/** Parts of a report that look forward. */
export const FORWARD =
  /下一?步|下一?阶段|打算|安排|工作要求|有关要求|几点要求|建议|今后|重点(?:工作|任务|举措)|主要任务|工作举措|工作思路|工作计划|主要措施|保障措施|20\d\d年.{0,6}(?:工作|任务)|下半年|下季度|明年/;

/** Parts of a report that look back. */
export const BACKWARD =
  /回顾|总结|成效|完成情况|进展情况|工作情况|主要进展|存在|问题|困难|做法|基本情况|总体情况|总体进展|经验/;

/** An attachment's head, or a list of attachments. */
export const ATTACHMENT = /^附\s{0,2}(?:件|表|录|图)?\s{0,2}[一二三四五六七八九十\d]{0,3}\s{0,2}(?:[：:.．、]|$)/;
