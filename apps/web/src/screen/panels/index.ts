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
import RhythmPanel from './RhythmPanel.vue';
import WeekCategoriesPanel from './WeekCategoriesPanel.vue';
import WeekDaysPanel from './WeekDaysPanel.vue';
import WeekDistrictsPanel from './WeekDistrictsPanel.vue';

/** One component for each panel of the catalogue; the compiler counts them. */
const byId: Readonly<Record<(typeof panelIds)[number], Component>> = {
  alarms: AlarmPanel, rhythm: RhythmPanel, latest: LatestPanel, 'district-posts': DistrictPostsPanel, 'district-today': DistrictTodayPanel, coverage: CoveragePanel,
  'owed-streets': OwedStreetsPanel, 'forecast-districts': ForecastDistrictsPanel, 'forecast-trust': ForecastTrustPanel, 'week-days': WeekDaysPanel, 'week-districts': WeekDistrictsPanel, 'week-categories': WeekCategoriesPanel,
};

/** The component of a panel; null for one this build does not have. */
export const panelOf = (id: string): Component | null => (byId as Readonly<Record<string, Component>>)[id] ?? null;
