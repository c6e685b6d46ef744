#pragma once

// Every standard header that Eigen includes.
#include <algorithm>
#include <array>
#include <atomic>
#include <cassert>
#include <cerrno>
#include <climits>
#include <cmath>
#include <complex>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <limits>
#include <new>
#include <numeric>
#include <sstream>
#include <type_traits>
#include <utility>
#include <vector>
#if !defined(__wasm__)
#include <iosfwd>
#include <memory>
#include <thread>
#endif

#include "CNumerics.h"
