/** What the strip says of who presents and who follows. Pure. */

/** @typedef {{ presenter: { name: string } | null, follows: boolean, lost: boolean, lab: string }} Standing */

/** Whether I follow, look around (`off`), or cannot see what is presented just now. @param {Standing} following */
export function stateOf({ follows, lost, lab }) {
  if (!follows) return "off";
  if (lost) return "lost";
  return lab ? "on" : "away";
}

/** @param {Standing} following */
export function standing(following) {
  const name = following.presenter?.name ?? "";
  const gone = following.lost ? `${name}, who presents, has lost the connection` : `You look around. ${name} presents`;
  return {
    off: gone,
    lost: `${name} has lost the connection: the picture stays`,
    away: `${name} is in a lab that is not shown to you: the picture stays`,
    on: `Following ${name}`,
  }[stateOf(following)];
}
