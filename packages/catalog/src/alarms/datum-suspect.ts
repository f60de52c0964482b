import { clockOf, type AlarmDescriptor } from '../alarm';

/** 坐标系存疑: the positions of a unit lie beside the streets as they are labelled, and on them as if labelled otherwise. */
export const datumSuspect: AlarmDescriptor = {
  id: 'datum-suspect',
  title: { zh: '坐标系存疑', en: 'Datum suspect' },
  severity: 'notice',
  limit: null,
  isPerDistrict: false,
  source: { zh: '按标注贴路不到五成、换一种坐标系贴路八成以上', en: 'half or less on streets as labelled, four fifths or more if labelled otherwise' },
  explain: ({ placeName, sinceAt }) => ({
    zh: `${placeName}今天从 ${clockOf(sinceAt)} 起的定位整体偏离道路，换一种坐标系就对上了；这些定位没有算进巡查，请核对设备登记的坐标系。`,
    en: `Positions of ${placeName} from ${clockOf(sinceAt)} today lie off the streets and fit them in another datum; they count for no patrol: check what the device is registered with.`,
  }),
};
