export { checkpointsBeside } from './checkpoints';
export * from './port';
export { type RebuildRecord, rebuildRecordInMemory } from './rebuild-record';
export { type FailedTicket, RebuildOvertaken, type RebuildReport } from './rebuild-report';
export { applyToDocument } from './ticket-document';
export { presentTicket } from './present-ticket';
export { presentTimelineItem } from './timeline';
export { summarize } from './summarize';
export { centsOf, formatCents, pipelineOf, type StageCents, weightedCents } from './money';
