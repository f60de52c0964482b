/** 首次启动时模拟数据的后台写入。 */
export const seedingWords = {
  seeding: { pending: '尚在写入', writing: '模拟数据仍在写入：{what}' },
};
