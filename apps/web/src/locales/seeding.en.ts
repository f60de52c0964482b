import type { seedingWords } from './seeding.zh-CN';

export const seedingWordsEn: typeof seedingWords = {
  seeding: { pending: 'being written', writing: 'Simulated data is still being written: {what}', notYet: 'Shifts, arrivals and tracks of the simulated county are still being written (now at {what}). There are figures once all is written; they will appear here by themselves.' },
};
