/** Words of taking a list out as a file. */
export const exportWords = {
  export: {
    title: '导出', choose: '选择导出格式', coming: '正在导出 {percent}%', what: '按当前筛选导出全部记录。', whatCount: '按当前筛选导出全部 {n} 条记录。',
    format: { xlsx: 'Excel 工作簿', csv: 'CSV 表格', geojson: 'GeoJSON', gpx: 'GPX' }, use: { xlsx: '可改后再导入', csv: 'Excel、WPS', geojson: '地图软件', gpx: '手机导航' }, stop: '停止', done: '已导出 {n} 条：{name}', failed: '没有导出。',
    audited: '导出会写入审计日志。',
  },
};
