import type { Component } from 'vue';
import type { panelIds } from '@wuding/catalog';
import AlarmPanel from './AlarmPanel.vue';
import CoveragePanel from './CoveragePanel.vue';
import DistrictPostsPanel from './DistrictPostsPanel.vue';
import DistrictTodayPanel from './DistrictTodayPanel.vue';
import ForecastDistrictsPanel from './ForecastDistrictsPanel.vue';
import ForecastTrustPanel from './ForecastTrustPanel.vue';
import LatestPanel from './LatestPanel.vue';
import OwedStreetsPanel from './OwedStreetsPanel.vue';
import ReturnClockPanel from './ReturnClockPanel.vue';
import RhythmPanel from './RhythmPanel.vue';
import WeekCategoriesPanel from './WeekCategoriesPanel.vue';
import WeekDaysPanel from './WeekDaysPanel.vue';
import WeekDistrictsPanel from './WeekDistrictsPanel.vue';

/** A panel, and the least height it makes sense at, in units: its title, and as many rows as answer its question. */
interface WallPanel {
  readonly component: Component;
  readonly leastUnits: number;
}

/** One for each panel of the catalogue; the compiler counts them. */
const byId: Readonly<Record<(typeof panelIds)[number], WallPanel>> = {
  alarms: { component: AlarmPanel, leastUnits: 14.9 }, rhythm: { component: RhythmPanel, leastUnits: 12.5 }, latest: { component: LatestPanel, leastUnits: 9 },
  'district-posts': { component: DistrictPostsPanel, leastUnits: 10.4 }, 'district-today': { component: DistrictTodayPanel, leastUnits: 9.3 }, 'return-clock': { component: ReturnClockPanel, leastUnits: 9.5 },
  coverage: { component: CoveragePanel, leastUnits: 9.3 }, 'owed-streets': { component: OwedStreetsPanel, leastUnits: 9.3 },
  'forecast-districts': { component: ForecastDistrictsPanel, leastUnits: 9.3 }, 'forecast-trust': { component: ForecastTrustPanel, leastUnits: 11 },
  'week-days': { component: WeekDaysPanel, leastUnits: 9 }, 'week-districts': { component: WeekDistrictsPanel, leastUnits: 9.3 }, 'week-categories': { component: WeekCategoriesPanel, leastUnits: 9.3 },
};

/** Of a panel this build does not have: a title and a line. */
const missing = { component: null, leastUnits: 5 } as const;

export const panelOf = (id: string): WallPanel | typeof missing => (byId as Readonly<Record<string, WallPanel>>)[id] ?? missing;
