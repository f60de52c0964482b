import type { Role } from '@wuding/domain';

export type HomeTile = 'today' | 'open' | 'period' | 'mine' | 'plans' | 'unmapped' | 'unlocated';
export type HomePanel = 'districts' | 'open' | 'latest' | 'mine' | 'record' | 'ahead' | 'categories' | 'unmapped' | 'imports';

interface HomeLayout {
  readonly tiles: readonly HomeTile[];
  readonly main: readonly HomePanel[];
  readonly side: readonly HomePanel[];
}

/** What a role's day begins with. Whoever has no line has no such page. */
export const homeLayouts: Readonly<Partial<Record<Role, HomeLayout>>> = {
  director: { tiles: ['today', 'period', 'open', 'plans'], main: ['districts', 'categories'], side: ['open', 'ahead', 'unmapped'] },
  command: { tiles: ['today', 'open', 'period'], main: ['latest', 'districts'], side: ['record', 'open', 'ahead'] },
  'district-leader': { tiles: ['today', 'open', 'period', 'plans'], main: ['open', 'latest', 'districts'], side: ['ahead', 'record'] },
  officer: { tiles: ['mine', 'today', 'open'], main: ['open', 'mine'], side: ['record', 'ahead'] },
  auxiliary: { tiles: ['mine', 'today', 'open'], main: ['open', 'mine'], side: ['record', 'ahead'] },
  analyst: { tiles: ['period', 'unmapped', 'unlocated', 'today'], main: ['categories', 'districts'], side: ['unmapped', 'imports', 'ahead'] },
};
