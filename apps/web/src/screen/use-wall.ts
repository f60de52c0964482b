import { useIntervalFn } from '@vueuse/core';
import { onScopeDispose, ref, shallowRef } from 'vue';
import type { ScreenCommand, WallDelta, WallSections, WallSnapshot, WallUnitDelta } from '@wuding/contract';
import { movedUnit } from '../api/moved-unit';
import { learnServerTime, markOfAsking, serverNow } from '../api/server-clock';
import { nextWait } from './wall-clock';

/** @source quality goals §2: heartbeat 15 s, dead at 45 s */
const deadMilliseconds = 45_000;
/** A wall that is refused asks whether it still may after this long. */
const lookMilliseconds = 5_000;

/**
 * The wall as the server streams it: a whole picture, then the parts that change. What was heard last stays for ever; who shows it says how
 * old it is. Nobody is at a wall to press a key, so it is begun anew for as long as it takes.
 * @param onEnded asked after every broken stream: it may have been ended on purpose
 * @param onCommand told what somebody wants this screen to do
 */
export function useWall(onEnded: () => void, onCommand: (command: ScreenCommand) => void = () => undefined) {
  const sections = shallowRef<WallSections | null>(null);
  const bureau = ref('');
  /** Server time of what was heard last, UTC milliseconds. */
  const heardAt = ref<number | null>(null);
  let source: EventSource | null = null, aliveAt = performance.now(), failures = 0, retry: ReturnType<typeof setTimeout> | undefined;

  function heard(at: string): void {
    learnServerTime(at, markOfAsking());
    [aliveAt, failures] = [performance.now(), 0];
    heardAt.value = Date.parse(at);
  }
  function open(): void {
    close();
    source = new EventSource('/api/wall/live');
    aliveAt = performance.now();
    source.addEventListener('snapshot', ({ data }: MessageEvent<string>) => {
      const snapshot = JSON.parse(data) as WallSnapshot;
      [sections.value, bureau.value] = [snapshot.sections, snapshot.bureau];
      heard(snapshot.at);
    });
    source.addEventListener('delta', ({ data }: MessageEvent<string>) => {
      const delta = JSON.parse(data) as WallDelta;
      if (sections.value !== null) sections.value = { ...sections.value, ...delta.sections };
      heard(delta.at);
    });
    source.addEventListener('units', ({ data }: MessageEvent<string>) => {
      const delta = JSON.parse(data) as WallUnitDelta;
      if (sections.value !== null) sections.value = { ...sections.value, units: changedUnits(sections.value.units, delta) };
      heard(delta.at);
    });
    source.addEventListener('heartbeat', ({ data }: MessageEvent<string>) => heard((JSON.parse(data) as { at: string }).at));
    source.addEventListener('command', ({ data }: MessageEvent<string>) => onCommand(JSON.parse(data) as ScreenCommand));
    // A browser that comes back by itself would take up a stream in the middle; a wall begins with the whole picture.
    source.addEventListener('error', again);
  }
  function again(): void {
    close();
    onEnded();
    retry = setTimeout(open, nextWait(failures++));
  }
  function close(): void {
    clearTimeout(retry);
    source?.close();
    source = null;
  }
  useIntervalFn(() => {
    if (source !== null && performance.now() - aliveAt > deadMilliseconds) again();
  }, lookMilliseconds);
  onScopeDispose(close);
  return { sections, bureau, heardAt, open, close, now: serverNow };
}

function changedUnits(units: WallSections['units'], { at, units: told, moved, gone }: WallUnitDelta): WallSections['units'] {
  const next = new Map(units.map((unit) => [unit.id, unit]));
  for (const id of gone) next.delete(id);
  for (const unit of told) next.set(unit.id, unit);
  for (const move of moved) {
    const unit = next.get(move[0]);
    if (unit !== undefined) next.set(unit.id, movedUnit(unit, move, at));
  }
  return [...next.values()];
}
