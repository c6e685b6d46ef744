import Commands
import Glibc

exit(NBRun.run(Array(CommandLine.arguments.dropFirst())))
