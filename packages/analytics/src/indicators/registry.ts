import { allIncidents } from './all-incidents';
import { complaintClosure } from './complaint-closure';
import { concreteSites } from './concrete-sites';
import { dustSites } from './dust-sites';
import type { Indicator } from './indicator';
import { roadOccupation } from './road-occupation';
import { roadOccupationPerDay } from './road-occupation-per-day';
import { rubbleDumping } from './rubble-dumping';
import { shopSigns } from './shop-signs';
import { smallAds } from './small-ads';
import { telephoneComplaints } from './telephone-complaints';
import { wetWork } from './wet-work';

/** Every indicator, in the order they are listed. */
export const indicators: readonly Indicator[] = [
  dustSites, roadOccupation, smallAds, rubbleDumping, concreteSites, wetWork, shopSigns, telephoneComplaints, complaintClosure,
  roadOccupationPerDay, allIncidents,
];

export const findIndicator = (id: string): Indicator | undefined => indicators.find((one) => one.id === id);
