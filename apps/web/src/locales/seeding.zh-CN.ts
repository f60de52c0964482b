/** 首次启动时模拟数据的后台写入。 */
export const seedingWords = {
  seeding: { pending: '尚在写入', writing: '模拟数据仍在写入：{what}', notYet: '模拟县的班次、到达与轨迹还在写入（写到 {what}），写完才有数字可看，这里会自己出现。' },
};
