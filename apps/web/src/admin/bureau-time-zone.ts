/** Records of the system itself (accounts, the log) belong to no dataset; they stand on the bureau's clock. */
export const bureauTimeZone = 'Asia/Shanghai';
