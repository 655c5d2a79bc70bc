import { useQueryClient } from '@tanstack/react-query';
import { useDoing } from '../../api/list.js';

/** Units are held long by the screens: what changes them makes them stale by name. */
export function useUnitDoing() {
  const client = useQueryClient();
  const doing = useDoing();
  const mutate = doing.mutate;
  return {
    ...doing,
    mutate: (...[asked, options]: Parameters<typeof mutate>): void =>
      mutate(asked, {
        ...options,
        onSuccess: (...given) => {
          void client.invalidateQueries({ queryKey: ['units'] });
          options?.onSuccess?.(...given);
        },
      }),
  };
}
