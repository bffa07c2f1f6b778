#include "app/app.h"

int main(int argc, char** argv) { return paraphe::run_app(argc, argv); }
