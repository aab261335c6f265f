/** Series that the rules of a stage record: 1 while it lasts, with stage, candidate and live version as labels. */
export const STAGE_METRIC = 'cutover:release_stage:info';

/** Series that the rules of a version record: 1 while its alerts are evaluated, with slot and version as labels. */
export const WATCHED_METRIC = 'cutover:release_version:info';
