import type { seedingWords } from './seeding.zh-CN';

export const seedingWordsEn: typeof seedingWords = {
  seeding: { writing: 'Simulated data is still being written: {what}' },
};
