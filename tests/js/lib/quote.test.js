/** What a form sends is what a person could have typed. */

import { dockerLine, quote } from "../../../static/cnmviz/lib/quote.js";
import { LabStore } from "../../../static/cnmviz/store.js";
import { equal } from "../expect.js";
import { host, snapshot } from "../entities.js";

export function testQuotesWhatAShellWouldSplitOrExpand() {
  equal(["web", "a b", "it's", "$HOME", "", "10.0.0.0/8", "--ip=1.2.3.4", "*"].map(quote), [
    "web", "'a b'", `'it'"'"'s'`, "'$HOME'", "''", "10.0.0.0/8", "--ip=1.2.3.4", "'*'",
  ]);
}

export function testNamesTheContextOfOtherHostsOnly() {
  const store = new LabStore();
  store.load(snapshot({ host: [host("h1", "node1", 1), host("h2", "node2", 2)] }));
  equal(["", "h1", "h2"].map((id) => dockerLine(store, id, ["rm", "-f", "", false, "my web"])), [
    "docker rm -f 'my web'", "docker rm -f 'my web'", "docker --context node2 rm -f 'my web'",
  ]);
}
