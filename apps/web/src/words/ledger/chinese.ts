/** The words of the ledger's groups, its rows and its sheet. English has the same keys. */
export const ledgerWords = {
  grouping: {
    title: '分组查看',
    not: '不分组',
    by: { unit: '按牵头单位', lamp: '按亮灯', paper: '按文件', month: '按时限月份' },
    none: { unit: '没有牵头单位', lamp: '未亮灯', paper: '不出自文件', month: '时限未定' },
    several: '多家牵头的事项在各家都计一次。',
    out: '导出 Excel',
  },
  ledgerTable: {
    name: '台账事项',
    pick: '选中',
    pickAll: '选中已载入的 {{count}} 项',
    printed: '仅打印已载入的 {{count}} 项，其后还有；全部事项请用“导出 Excel”。',
  },
  pastLedger: {
    day: '看某日台账',
    title: '{{day}} 的台账',
    corrected: '计入其后更正的',
    leave: '回到现在',
    dropped: '往日的台账不按这些条件筛选：{{names}}。下面的行没有按它们筛选。',
    filter: { paper: '文件', group: '分组', other: '其他' },
    none: '那一天没有符合条件的事项',
    noneDo: '换一天，或去掉筛选条件。',
  },
} as const;
