// Reads a calendar from standard input as Thunderbird does (ical.js) and prints what it understood.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    summary: event.summary,
    description: event.description,
    day: event.startDate.toString(),
    isDay: event.startDate.isDate,
    status: component.getFirstPropertyValue("status"),
    sequence: event.sequence,
    alarms: component.getAllSubcomponents("valarm").length,
  };
});
const refresh = calendar.getFirstPropertyValue("refresh-interval");
console.log(JSON.stringify({
  version: calendar.getFirstPropertyValue("version"),
  method: calendar.getFirstPropertyValue("method"),
  name: calendar.getFirstPropertyValue("name"),
  refreshSeconds: refresh.toSeconds(),
  events,
}));
