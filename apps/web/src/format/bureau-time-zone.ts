/** Records of the system itself (accounts, the log) belong to no dataset, and duty is the bureau's own; they stand on its clock. */
export const bureauTimeZone = 'Asia/Shanghai';
