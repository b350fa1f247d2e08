/** What the strip says of who presents and who follows. Pure. */

/**
 * @param {{ presenter: { name: string } | null, follows: boolean, lost: boolean, lab: string }} following
 */
export function standing({ presenter, follows, lost, lab }) {
  const name = presenter?.name ?? "";
  if (lost) return follows ? `${name} has lost the connection: the picture stays` : `${name}, who presents, has lost the connection`;
  if (!follows) return `You look around. ${name} presents`;
  return lab ? `Following ${name}` : `${name} is in a lab that is not shown to you: the picture stays`;
}
