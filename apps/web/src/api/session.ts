import type { sessions } from '@luoshi/server/contract';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { ApiError, ask } from './client.js';

export type SignedIn = z.output<typeof sessions.signedIn>;
export type Role = SignedIn['roles'][number]['role'];

const KEY = ['session'];

/** Who is signed in; null where nobody is. */
export const session = queryOptions({
  queryKey: KEY,
  queryFn: async ({ signal }) => {
    try {
      return await ask<SignedIn>('/api/session', { signal });
    } catch (fault) {
      if (fault instanceof ApiError && fault.problem.status === 401) return null;
      throw fault;
    }
  },
  staleTime: Infinity,
});
export const useSession = () => useQuery(session);

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (form: z.input<typeof sessions.signInForm>) =>
      ask<SignedIn>('/api/session', { method: 'POST', body: form }),
    onSuccess: (who) => client.setQueryData(KEY, who),
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ask<null>('/api/session', { method: 'DELETE' }),
    onSettled: () => {
      // First who is signed in, which the open page listens to; a query that is removed tells nobody.
      client.setQueryData(KEY, null);
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== KEY[0] });
    },
  });
}

export function usePasswordChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (form: z.input<typeof sessions.passwordChange>) =>
      ask<null>('/api/session/password', { method: 'POST', body: form }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

export const has = (who: SignedIn, ...roles: readonly Role[]): boolean =>
  who.roles.some(({ role }) => roles.includes(role));
