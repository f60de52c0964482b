export { knoxCount } from './knox';
export { ringTable } from './ring-table';
