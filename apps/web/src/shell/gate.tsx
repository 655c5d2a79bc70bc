import { useSession } from '../api/session.js';
import { Fault } from './fault.js';
import { InitialPassword } from './initial-password.js';
import { Shell } from './shell.js';
import { SignIn } from './sign-in.js';
import { Waiting } from './waiting.js';

/** What is behind the address: the door, the first password, or the product. */
export function Gate() {
  const { data: who, isPending, error, refetch } = useSession();
  if (isPending) return <Waiting page />;
  if (error) return <Fault fault={error} again={() => void refetch()} />;
  if (who === null) return <SignIn />;
  if (who.mustChangePassword) return <InitialPassword />;
  return <Shell who={who} />;
}
