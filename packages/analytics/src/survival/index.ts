export { survivalWithLimits } from './survival-with-limits';
