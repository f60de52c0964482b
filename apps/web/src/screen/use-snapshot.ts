import type { PlacedScene } from '@wuding/catalog';
import type { DatasetView } from '@wuding/contract';
import { ref, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { saveFile } from '../api/download';
import { bureauTimeZone } from '../format/bureau-time-zone';
import { formatClock, formatMinute } from '../format/instant';
import { useAppearance } from '../stores/appearance';
import type { StagePicture } from './stage-picture';

interface Facts {
  readonly bureau: string;
  readonly scene: PlacedScene;
  readonly dataset: DatasetView;
  readonly heardAt: number | null;
  /** Server time, UTC milliseconds. */
  readonly now: number;
}

/**
 * Takes the wall as a PNG that says whose it is, which scene, when it was taken, of when its data is, and that it is simulated where it is.
 * @param facts null = there is nothing to take yet
 */
export function useSnapshot(stage: Readonly<Ref<{ picture(stamp: StagePicture['stamp']): Promise<Blob> } | null>>, facts: () => Facts | null) {
  const { t } = useI18n();
  const appearance = useAppearance();
  const state = ref<'none' | 'busy' | 'done' | 'failed'>('none');

  async function take(): Promise<void> {
    const known = facts();
    if (known === null || stage.value === null || state.value === 'busy') return;
    const { bureau, scene, dataset, heardAt, now } = known, title = scene.title[appearance.locale === 'en' ? 'en' : 'zh'];
    const day = formatMinute(new Date(now).toISOString(), bureauTimeZone).slice(0, 10), clock = formatClock(now, bureauTimeZone), warning = dataset.provenance === 'simulated' ? t('screen.simulated') : '';
    const text = [bureau, title, t('screen.snapshot.taken', { at: `${day} ${clock}` }), t('screen.asOf', { time: heardAt === null ? t('common.dash') : formatClock(heardAt, bureauTimeZone) })].join(' · ');
    state.value = 'busy';
    try {
      const picture = await stage.value.picture({ text, warning });
      saveFile(picture, `${[t('screen.snapshot.file'), title, ...(warning === '' ? [] : [warning]), `${day}-${clock.replaceAll(':', '')}`].join('_')}.png`);
      state.value = 'done';
    } catch (error) {
      // The browser made no image of it: said beside the button, and the wall goes on.
      if (!(error instanceof DOMException)) throw error;
      state.value = 'failed';
    }
  }
  return { take, state };
}
