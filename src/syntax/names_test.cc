#include "syntax/names.h"

#include <gtest/gtest.h>

namespace paraphe {
namespace {

const NameLabel labels[] = {{},
                            {true, true, NameKind::person},
                            {true, false, NameKind::person},
                            {true, true, NameKind::place},
                            {true, false, NameKind::place}};  // O B-PER I-PER B-LOC I-LOC

std::vector<Name> names_of(std::vector<float> scores) {
  NameDecoder decoder;
  std::vector<Name> out;
  decoder.add_names(labels, scores, 10, out);
  return out;
}

TEST(Names, RunsOfOneKind) {
  const std::vector<Name> names = names_of({9, 0, 0, 0, 0,    //
                                            0, 9, 0, 0, 0,    //
                                            0, 0, 9, 0, 0,    //
                                            0, 9, 0, 0, 0,    // a second person begins at once
                                            9, 0, 0, 0, 0,    //
                                            0, 0, 0, 9, 0});  //
  ASSERT_EQ(names.size(), 3u);
  EXPECT_EQ(names[0].tokens, (TokenRange{11, 13}));
  EXPECT_EQ(names[1].tokens, (TokenRange{13, 14}));
  EXPECT_EQ(names[2].tokens, (TokenRange{15, 16}));
  EXPECT_EQ(names[2].kind, NameKind::place);
}

TEST(Names, KindsThatDisagreeAreSettledTogether) {
  const std::vector<Name> names = names_of({0, 4, 0, 5, 0,    // B-LOC a little better than B-PER
                                            0, 0, 6, 0, 3});  // I-PER much better than I-LOC
  ASSERT_EQ(names.size(), 1u);
  EXPECT_EQ(names[0].tokens, (TokenRange{10, 12}));
  EXPECT_EQ(names[0].kind, NameKind::person);
}

TEST(Names, ANameDoesNotBeginInside) {
  const std::vector<Name> names = names_of({0, 1, 9, 0, 0});
  ASSERT_EQ(names.size(), 1u);
  EXPECT_EQ(names[0].kind, NameKind::person);
  EXPECT_TRUE(names_of({}).empty());
}

}  // namespace
}  // namespace paraphe
