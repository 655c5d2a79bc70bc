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
  ledgerTable: { name: '台账事项', pick: '选中', pickAll: '选中已载入的 {{count}} 项' },
} as const;
