/** Who works at the desk: how they sign in, who they are to each other, and who looks at a ticket right now. */
import { z } from 'zod';
import { Actor, Department, EmailAddress, Line, Uuid } from './vocabulary';

/** `id` is the e-mail address in lower case: what `assigned_to` names, and where its mail goes. */
export const Person = z.object({ id: z.string(), name: z.string(), department: Department.nullable() });
export type Person = z.infer<typeof Person>;

export const People = z.object({ items: z.array(Person) });

/** Without a name, whoever has the key is the Administrator. */
export const SignInRequest = z
  .strictObject({
    key: z.string('expected the key').min(1, 'must not be empty').max(500),
    name: Line(200).optional(),
    email: EmailAddress.refine((text) => text.length <= 200, 'at most 200 characters')
      .transform((text) => text.toLowerCase())
      .optional(),
    department: Department.nullable().default(null),
  })
  .superRefine(({ name, email }, context) => {
    if ((name === undefined) === (email === undefined)) return;
    const missing = name === undefined ? 'name' : 'email';
    context.addIssue({ code: 'custom', path: [missing], message: 'expected name and email together, or neither' });
  });
export type SignInRequest = z.infer<typeof SignInRequest>;

/** Who a session is of. */
export type SignedIn = Omit<SessionView, 'now'>;

/** `now` is the desk's clock, which may be a manual one: what a page counts down by. */
export const SessionView = z.object({ actor: Actor, department: Department.nullable(), now: z.iso.datetime() });
export type SessionView = z.infer<typeof SessionView>;

/** `client` is the tab: one person may have a ticket open in several. */
export const PresenceRequest = z.strictObject({ writing: z.boolean(), client: Uuid });
export const LeavingQuery = z.strictObject({ client: Uuid });

/** Once per person, whatever the number of their tabs. */
export const PresentPerson = z.object({ id: z.string(), name: z.string(), writing: z.boolean(), since: z.iso.datetime() });
export type PresentPerson = z.infer<typeof PresentPerson>;
export const PresenceView = z.object({ others: z.array(PresentPerson) });
