import type { JobRole, Library, Methods, PayloadRole } from './library.ts';

const first: PayloadRole = { kind: 'payload', value: 0 };
const second: PayloadRole = { kind: 'payload', value: 1 };
const third: PayloadRole = { kind: 'payload', value: 2 };
const worker: JobRole = { callback: 1, kind: 'job' };

/** What belongs to a job; up to version 5 all of it is declared by `Job` itself. */
const onJob: Methods = { updateData: first, updateProgress: first };

export const bullmq: Library = {
  name: 'BullMQ',
  packages: ['bullmq'],
  owners: {
    FlowProducer: { add: first, addBulk: first },
    Job: onJob,
    JobBase: onJob,
    Queue: { add: second, addBulk: first, upsertJobScheduler: third },
  },
  functions: { Worker: worker },
};
