// A bot that cannot start.
process.stderr.write("no, thank you\n");
process.exit(78);
