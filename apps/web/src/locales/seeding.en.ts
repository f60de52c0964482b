import type { seedingWords } from './seeding.zh-CN';

export const seedingWordsEn: typeof seedingWords = {
  seeding: { pending: 'being written', writing: 'Simulated data is still being written: {what}' },
};
