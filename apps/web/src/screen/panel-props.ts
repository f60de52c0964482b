import type { PlacedScene } from '@wuding/catalog';
import type { WallSections } from '@wuding/contract';
import type { StageSize } from './stage-size';

/** What every panel of the wall is given. */
export interface PanelProps {
  readonly sections: WallSections;
  readonly scene: PlacedScene;
  readonly size: StageSize;
  /** Server time, UTC milliseconds. */
  readonly now: number;
}

/** Whole minutes since an instant, never below zero. */
export const minutesBetween = (at: string, now: number): number => Math.max(0, Math.floor((now - Date.parse(at)) / 60_000));
