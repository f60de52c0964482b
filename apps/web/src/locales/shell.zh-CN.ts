/** 框架：搜索、快捷键、链接。 */
const shell = {
  search: {
    label: '搜索片区、街道、地点或事件编号', placeholder: '地点、街道、拼音', results: '搜索结果', recent: '最近找过', looking: '正在找…', none: '没有名称或拼音是“{text}”的片区、街道、地点，也没有这个编号的事件。',
    kind: { district: '片区', street: '街道', place: '地点', incident: '事件' },
  },
  shortcut: {
    title: '键盘快捷键', search: '搜索地点、街道、事件编号', help: '打开这张表', close: '关闭最上面的一层，焦点回到原处', skip: '在页面各处之间走；第一下是“跳到正文”', walk: '在列表、表格、菜单里走',
    ends: '到列表的头、尾', brush: '把时间范围的一端移一天', open: '打开当前一项',
  },
  clock: { ahead: '本机时钟快 {span}', behind: '本机时钟慢 {span}', note: '页面上的时间都按服务器；请校正这台设备的时钟。', minutes: '{n} 分', hours: '{n} 小时', days: '{n} 天' },
  link: { newer: '这个链接来自更新的版本，认得出的部分已经打开，其余没有用上。', understood: '知道了', tooLong: '链接超过 2,000 个字符，请减少筛选条件' },
} as const;

export default shell;
