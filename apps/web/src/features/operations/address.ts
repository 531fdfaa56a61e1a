import { useNavigate, useSearch } from '@tanstack/react-router';

type Kept = Readonly<Record<string, string | undefined>>;
export interface Address {
  of: (name: string) => string | null;
  /** @param isStep whether Back leads to what was there before */
  change: (values: Kept, isStep?: boolean) => void;
}

/** What is chosen on a page stands in its address, so that it can be sent to somebody and survives a reload. */
export function useAddress(): Address {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  return {
    of(name) {
      const value = search[name];
      // The router reads what looks like a number as one.
      return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
    },
    change: (values, isStep = false) =>
      void navigate({ to: '.', search: { ...search, ...values } as never, replace: !isStep, resetScroll: false }),
  };
}
