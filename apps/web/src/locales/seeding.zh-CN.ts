/** 首次启动时模拟数据的后台写入。 */
export const seedingWords = {
  seeding: { writing: '模拟数据仍在写入：{what}' },
};
