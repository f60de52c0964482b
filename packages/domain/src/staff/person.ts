/** `staff` = 事业编制 personnel; `auxiliary` = 执法辅助人员: may advise, record and guard, never punish or coerce. */
export const personKinds = ['staff', 'auxiliary'] as const;
export type PersonKind = (typeof personKinds)[number];

export const leaveKinds = ['annual', 'sick', 'personal', 'training', 'compensatory', 'other'] as const;
export type LeaveKind = (typeof leaveKinds)[number];

/** 党员先锋队's five teams (劝导、服务、志愿、宣传、执法) and ordinary shift teams. */
export const teamKinds = ['persuasion', 'service', 'volunteer', 'publicity', 'enforcement', 'shift'] as const;
export type TeamKind = (typeof teamKinds)[number];

/** Whether a vehicle can be had: there, away for a while, or retired for good. */
export const vehicleStates = ['there', 'away', 'retired'] as const;
export type VehicleState = (typeof vehicleStates)[number];

/** A phone as people without a reason see it: first three and last four digits. Shorter ones show nothing. */
export const maskPhone = (phone: string): string => (phone.length < 8 ? phone.replaceAll(/./g, '*') : `${phone.slice(0, 3)}****${phone.slice(-4)}`);
