/** The words of a page that cannot be shown, and of the date field. English has the same keys. */
export const shellWords = {
  broken: {
    missing: '这一页的程序没有取到',
    missingWhy: '服务器可能刚刚升级，或者网络中断了。已提交的内容不受影响。',
    thrown: '这一页出错了，没有显示出来',
    thrownWhy: '程序遇到了意料之外的情况。已提交的内容不受影响。',
    next: '请重新载入；仍不行就返回上一页，并把下面的话告诉管理员。',
    reload: '重新载入',
    back: '返回上一页',
  },
  dayField: {
    wrong: '请写成 2025-07-18 的样子',
    late: '不能晚于 {{day}}',
    open: '打开日历',
  },
} as const;
