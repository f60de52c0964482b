import type { exportWords } from './export.zh-CN';

export const exportWordsEn: typeof exportWords = {
  export: {
    title: 'Export', choose: 'Choose a format', coming: 'Exporting {percent}%', what: 'Every record under the current filter.', whatCount: 'All {n} records under the current filter.',
    format: { xlsx: 'Excel workbook', csv: 'CSV table', geojson: 'GeoJSON', gpx: 'GPX' }, use: { xlsx: 'Edit and import again', csv: 'Excel, WPS', geojson: 'Map software', gpx: 'Phone navigation' }, stop: 'Stop', done: '{n} records: {name}', failed: 'Not exported.',
    audited: 'Exports are written to the audit log.',
  },
};
