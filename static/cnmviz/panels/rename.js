/** The form behind `docker rename`. */

import { openCommandDialog } from "../lib/dialog.js";
import { field, input } from "../lib/form.js";
import { idOf } from "../lib/keys.js";
import { dockerLine } from "../lib/quote.js";
import { runner } from "./run-line.js";

/**
 * @param {import("./types.js").Lab} lab
 * @param {string} about the container, as `container:id`
 */
export function rename(lab, about) {
  const container = lab.store.get("container", idOf(about));
  if (!container) return;
  const name = input({ value: container.name, required: true, maxlength: "128" });
  openCommandDialog({
    title: `Rename ${container.name}`,
    submit: "Rename",
    line: () => dockerLine(lab.store, container.host, ["rename", container.name, name.value.trim()]),
    run: runner(lab),
    fields: [field("New name", name)],
  });
  name.select();
}
