import type { AlarmKind } from '@wuding/domain';
import type { AlarmDescriptor } from './alarm';
import { away } from './alarms/away';
import { datumSuspect } from './alarms/datum-suspect';
import { districtUncovered } from './alarms/district-uncovered';
import { late } from './alarms/late';
import { leftEarly } from './alarms/left-early';
import { noSignal } from './alarms/no-signal';
import { patrolSilent } from './alarms/patrol-silent';
import { postEmpty } from './alarms/post-empty';
import { relapseWave } from './alarms/relapse-wave';
import { vacant } from './alarms/vacant';

/** Every kind of alarm; the compiler counts them. */
export const alarms: Readonly<Record<AlarmKind, AlarmDescriptor>> = {
  'post-empty': postEmpty, 'patrol-silent': patrolSilent, 'district-uncovered': districtUncovered, 'relapse-wave': relapseWave, 'datum-suspect': datumSuspect,
  vacant, away, late, 'left-early': leftEarly, 'no-signal': noSignal,
};
