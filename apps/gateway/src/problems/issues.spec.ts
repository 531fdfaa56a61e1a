import { z } from 'zod';
import { fieldErrors } from './issues';

const errorsOf = (schema: z.ZodType, given: unknown) => {
  const result = schema.safeParse(given, { reportInput: true });
  return result.success ? [] : fieldErrors(result.error.issues, 'body');
};
const schema = z.strictObject({
  name: z.string(),
  age: z.number('expected an age').int().optional(),
  kind: z.enum(['a', 'b']).default('a'),
  either: z.union([z.literal('x'), z.enum(['y', 'z'])]).optional(),
  place: z.strictObject({ city: z.string().max(3) }).optional(),
});

describe('what a schema found', () => {
  it.each<[string, unknown, { path: string; message: string }[]]>([
    ['a missing field', {}, [{ path: 'name', message: 'is required' }]],
    ['a field of another kind', { name: 1 }, [{ path: 'name', message: 'expected string, received number' }]],
    ['a field with words of its own', { name: 'x', age: 'old' }, [{ path: 'age', message: 'expected an age' }]],
    ['a wrong choice', { name: 'x', kind: 'c' }, [{ path: 'kind', message: 'expected one of a, b' }]],
    ['a wrong choice among unions', { name: 'x', either: 'w' }, [{ path: 'either', message: 'expected one of x, y, z' }]],
    [
      'a field too long',
      { name: 'x', place: { city: 'abcd' } },
      [{ path: 'place.city', message: 'expected string to have <=3 characters' }],
    ],
    [
      'unknown fields',
      { name: 'x', b: 1, place: { city: 'a', zip: 1 } },
      [
        { path: 'place.zip', message: 'is not a known field' },
        { path: 'b', message: 'is not a known field' },
      ],
    ],
    ['no object at all', 'x', [{ path: 'body', message: 'expected object, received string' }]],
  ])('reads plainly for %s', (_, given, errors) => expect(errorsOf(schema, given)).toEqual(errors));

  it('never repeats what was given', () => {
    const secret = 'hunter2-and-more';
    expect(
      JSON.stringify(errorsOf(schema, { name: 1, age: secret, kind: secret, either: secret, place: { city: secret } })),
    ).not.toContain('hunter2');
  });

  it('stays brief however much is wrong', () => {
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`field${at}`.repeat(100), 1]));
    expect(errorsOf(schema, { name: 'x', ...many })).toHaveLength(50);
    expect(Math.max(...errorsOf(schema, { name: 'x', ...many }).map(({ path }) => path.length))).toBe(200);
  });
});
