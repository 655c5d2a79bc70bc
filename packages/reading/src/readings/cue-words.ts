/** What a word says about the figures near it. The numbers index the lists below. */
export const Cue = {
  /** A deed that papers promise and reports report: 建成, 新增, 达到. */
  deed: 0,
  /** 力争: promised with effort. */
  strive: 1,
  /** 确保: promised firmly. */
  assure: 2,
  /** 鼓励, 支持: others are to do it. */
  encourage: 3,
  /** It lies ahead: 预计, 将新建. */
  ahead: 4,
  /** It has happened: 已, 累计, 同比. */
  past: 5,
  /** A parameter by its nature: 费率, 首付比例. */
  parameter: 6,
  /** Something is given or taken by a rule: 给予, 补贴, 减按. */
  grant: 7,
  /** What must, may or must not be: 不得, 应当, 可. */
  norm: 8,
  /** Opens a condition: 对, 凡, 符合. */
  condition: 9,
  /** A change against an earlier state: 提高, 下降, 增长. */
  change: 10,
  /** The new state after a change: 提高到, 降至. */
  reach: 11,
  /** The old state: 由, 从. */
  origin: 12,
  /** 分别: several figures for several subjects, in order. */
  respectively: 13,
  /** Names whom the news has it from: 获悉, 据介绍. */
  source: 14,
  /** Says nothing: longer words that would be misheard as one of the above (高标准, 响应). */
  plain: 15,
} as const;

export type Cue = (typeof Cue)[keyof typeof Cue];

const split = (words: string): string[] => words.trim().split(/\s+/);

/**
 * Words of government Chinese by what they say about a figure. A longer word wins over a shorter one at the same place.
 * `将` before a verb lies ahead; before a noun it only moves the object forward, so the verbs are named.
 */
export const CUE_WORDS: Readonly<Record<Cue, readonly string[]>> = {
  [Cue.deed]: split(`
    完成 实现 新增 新建 新开工 新改扩建 改扩建 建成 建好 建设 打造 培育 培养 培训 引进 引育 引入 招引 招聘 招录 筹集 筹建 开展 实施
    举办 组织 推进 推动 推出 推广 发布 组建 建立 改造 选择 选取 带动 储备 谋划 保持 压减 压缩 精简 开工 竣工 完工 交付 投用 投产 投运 创建
    争创 认定 评选 评定 遴选 吸引 集聚 聚集 落地 供应 启动 设立 布局 布设 入库 签约 上市 安排 统筹 整合 盘活 消化 消纳 收购 回购 配建 配备
    修建 修缮 开通 更新 淘汰 化解 处置 安置 转移 撬动 撬起 募集 孵化 研发 攻克 突破 制定 出台 制修订 修订 编制 种植 造林 治理 整治
    修复 关停 替换 更换 贯通 合龙 封顶 净增 采购 投放 发放 发行 拨付 供给 提供 安装 铺设 接入 覆盖 纳入 上云 上线 运营 通车 通航 联通 连通 并网 装机 新设 入驻 落户 入选 获批 达产
    达效 清零 清偿 化债 销售 出让 供地 收储 补选 配租 配售 开办 增设 扩建 扩容 建造 加装 维修 改建 续建 复工 申报 争取到 争取国家 争取中央 争取上级 争取省级 争取资金 争取专项 争取项目 争取政策 争取更多 检查 抽查 巡查
    排查 走访 服务 帮扶 救助 资助 保障 惠及 减征 追回 查办 查缴 调解 办理 受理 办结 挽回 节约 减排 植树 出口 进口 接待 到位 到账 形成 选派 选定 达成
    交易 成交 缴存 归集 提取 贷款 授信 融资 投资 集中攻坚 健全 完善 集中 投入 生产 产出 实行 深化 升级 打通 建有 签订 签署 吸纳 辐射 促成 评出 命名 授予 开设 引导 解决 化解 清理 推选 动员 发动 选树 选聘 破获 侦破 起诉 立案 刑拘 查处 处罚 曝光 关闭 取缔 拆除 征收 腾退 复垦 壮大 改善 做强 扶持 承接 承办 新培育 新改建 新认定 新组建 新引进 稳定在 维持在 控制在`),
  [Cue.strive]: split('力争 争取 力求 努力 争创'),
  [Cue.assure]: split('确保 保证 务必 必保'),
  [Cue.encourage]: split('鼓励 支持 探索 引导 倡导 允许'),
  [Cue.ahead]: split(`
    预计 计划 拟 还需 尚需 后续 下一步 下步 目标是 预期目标 即将 有望 规划建设 预期 拟新增 将新 将累计 将达 将实现 将完成 将建 将有 将于 将在 将从
    将每 将投 将继续 将进一步 将力争 将推 将开 将打造 将培育 将提供 将超 将突破 将获 将为 将形成 将增 将带动 将引 将实施 将举办 将发 将持续
    将全面 将加快 将陆续 将逐步 将全部 将再 将是 将会 将按 将启动 将确保 将重点 将组织 将安排 将统筹 将支持 将采取 将通过 将对 将围绕 将统一
    将不断 将努力 将扩大 将提高 将降低 将提升 将减少 将覆盖 将惠及 将供应 将新增 将交付 将竣工 将完工 将设立 将设置 将筹集 将出资 将拿出 将整合 将争取 将选派 正在建设 要实现 要完成 要达到 要确保 要力争`),
  [Cue.past]: split(`
    已 已经 了 累计 截至 截止 目前 同比 环比 以来 共 曾 荣获 获评 获得 现有 顺利 成功 去年 业已 尚未 先后 被评为 被认定 居全 位居 位列 排名
    全面完成 超额完成 圆满 较上年 比上年 较去年 比去年 较年初 较同期`),
  [Cue.parameter]: split(`
    保证金 比例 首付 利率 费率 税率 标准 额度 限额 容忍度 征收率 预征率 上限 下限 起付线 封顶线 门槛 期限 时限 限价 基准价 最高价 加计 系数 权重 分值
    缴存基数 抵押基数 抽查比例 覆盖面 利差 倍数 年限 得分 满分 门类`),
  [Cue.grant]: split(`
    给予 奖励 补贴 补助 奖补 资助 贴息 减免 减按 减半 减征 免征 免收 免除 抵减 抵扣 抵免 扣除 收取 征收 返还 补偿 优惠 兑现 兑付 奖金 津贴
    支持资金 经费支持 资金支持 补足 上浮 下浮 浮动 分摊 计提 提取 预留 按比例 配套 一次性 代缴 救助`),
  [Cue.norm]: split(`
    不得 应当 应 可以 可 可获得 可获 原则上 方可 须 必须 不再 严禁 禁止 统一为 不予 视为 视同 由 以内 有效期 执行 适用`),
  [Cue.condition]: split('对 对于 凡 符合 满足 属于 具备 经认定 达到下列 年纳税 年营业收入 年销售 在…的'),
  [Cue.change]: split(
    '提高 提升 增长 增加 增幅 下降 降低 减少 缩短 压缩 压减 扩大 上涨 下调 上调 回落 降幅 涨幅 翻番 增速',
  ),
  [Cue.reach]: split(`
    提高到 提高至 提升到 提升至 增加到 增加至 增长到 增至 升至 上升到 上升至 扩大到 扩大至 达到 达 突破 超过 降到 降至 下降到 下降至 降低到 降低至
    减少到 减少至 压缩到 压缩至 压减到 压减至 缩短到 缩短至 调整为 调整至 调至 调高至 调高到 调低至 调低到 调增至 调减至 下调至 上调至 放宽至 放宽到 统一提高到 统一提高至 为 保持在 稳定在 维持在 控制在`),
  [Cue.origin]: split('由 从'),
  [Cue.respectively]: split('分别'),
  [Cue.source]: split('获悉 据悉 据了解 据介绍 据统计 记者 显示 介绍 本报讯'),
  [Cue.plain]: split(`
    拟购 拟购买 周计划的 月计划的 月度计划的 季度计划的 周任务 月度任务的 季度任务的 年度计划 全年计划 全年目标 年度目标 年度任务 全年任务 计划任务 目标任务 任务目标 高标准 标准化 标准厂房 国家标准 行业标准 地方标准 标准规范 标准体系 标准制定 响应 效应 适应 对应 相应 反应 应用 应对 应急 应收 应届 应邀 自由 理由 由于
    缘由 可持续 可再生 可靠 许可 认可 可视化 可行性 可支配 对外 对接 对象 绝对 对口 共有产权 共有人 共有房屋 共有住房 已有政策 已有规定 已有标准 已有补贴 已有奖励 已有优惠 已有额度 已有基础 已拥有 已婚 已购 已生育 已缴 已办理 已签 已出让 已取得 已审定 已批准 已建成未 对标 对照 面对 应对 奖项 大奖 金奖 获奖 执行力 解决了 为了 了解 罢了 对话
    从业 从事 从严 从优 从快 由此 共同 共建 共享 公共 共性 达人 发达 到达 为主 作为 成为 认为 行为 较为 以为 解说 小说 说明 说服 学说 资金争取 争取方面 争取工作 上级争取 排名末位 排名靠后 排名倒数 排名后三位 排名后 排名通报 末位`),
};
