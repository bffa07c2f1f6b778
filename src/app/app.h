// The program: reads the command line, finds the knowledge folder, calls the command.
#pragma once

namespace paraphe {

int run_app(int argc, char** argv);

}  // namespace paraphe
