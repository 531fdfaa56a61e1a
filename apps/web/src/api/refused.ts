import type { components } from './schema';

export type Problem = components['schemas']['Problem'];

/** The desk said no, or nothing at all (`offline`); `problem.code` is what to tell people by. */
export class Refused extends Error {
  constructor(
    readonly problem: Problem,
    /** Seconds after which trying again makes sense. */
    readonly retryAfter: number | null = null,
  ) {
    super(problem.detail);
    this.name = 'Refused';
  }

  get code(): string {
    return this.problem.code;
  }
}

export const isRefused = (error: unknown, ...codes: string[]): error is Refused =>
  error instanceof Refused && (codes.length === 0 || codes.includes(error.code));

/** No answer came: the network is away, or the desk. */
export const offline = (cause: unknown): Refused =>
  new Refused({
    type: 'urn:eventdesk:problem:offline',
    title: 'The desk does not answer',
    status: 0,
    code: 'offline',
    detail: cause instanceof Error ? cause.message : String(cause),
  });
